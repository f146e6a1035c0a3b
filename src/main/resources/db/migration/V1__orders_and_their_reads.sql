-- Orders as read from OrderMesh: one aggregate of order, shipments and packages, one revision.
create table orders (
    merchant            text        not null,
    order_id            text        not null,
    safe_id             text,
    external_id         text,
    short_id            text,
    status              text,
    upstream_created_at timestamptz,
    upstream_updated_at timestamptz,
    -- The snapshot as read, {"order": …, "shipments": […]}, and its hash: equal hashes mean nothing changed.
    snapshot            jsonb       not null,
    content_hash        text        not null,
    first_seen_at       timestamptz not null default now(),
    changed_at          timestamptz not null default now(),
    gone_at             timestamptz,
    -- Grows with each change; the relay sends until published_revision has caught up.
    revision            bigint      not null default 1,
    published_revision  bigint      not null default 0,
    publish_lease       uuid,
    publish_lease_until timestamptz,
    -- A send that was never noted may still arrive: the row is sent once more then.
    resend_at           timestamptz,
    primary key (merchant, order_id)
);
create index orders_by_change on orders (merchant, changed_at desc, order_id desc);
create index orders_by_safe_id on orders (merchant, safe_id);
create index orders_by_external_id on orders (merchant, external_id);
create index orders_by_status on orders (merchant, status, changed_at desc, order_id desc);
create index orders_unpublished on orders (changed_at) where revision > published_revision;
create index orders_to_resend on orders (resend_at) where resend_at is not null;

create table shipment (
    merchant    text not null,
    order_id    text not null,
    shipment_id text not null,
    position    int  not null,
    short_id    text,
    -- An integer whose meanings OrderMesh does not publish; kept as it came.
    status      text,
    vendor_id   text,
    facility_id text,
    primary key (merchant, order_id, shipment_id),
    foreign key (merchant, order_id) references orders on delete cascade
);
create index shipment_by_id on shipment (merchant, shipment_id);

create table package (
    merchant        text not null,
    order_id        text not null,
    shipment_id     text not null,
    package_id      text not null,
    position        int  not null,
    carrier         text,
    tracking_number text,
    shipped_at      text,
    primary key (merchant, order_id, shipment_id, package_id),
    foreign key (merchant, order_id, shipment_id) references shipment on delete cascade
);
create index package_by_tracking_number on package (merchant, tracking_number);

-- The one queue: this order is to be read, because of this cause, not before then.
create table pending_read (
    merchant    text        not null,
    order_key   text        not null,
    cause       text        not null,
    priority    smallint    not null,
    generation  bigint      not null default 1,
    hinted_at   timestamptz not null default now(),
    due_at      timestamptz not null default now(),
    attempts    int         not null default 0,
    failed_at   timestamptz,
    last_reason text,
    -- What earlier reads of this pending read saw: 404 of a known order; a snapshot older than the row.
    missing     boolean     not null default false,
    older       boolean     not null default false,
    lease_token uuid,
    lease_until timestamptz,
    primary key (merchant, order_key)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index pending_read_due on pending_read (merchant, (attempts > 0), priority, due_at);

create table dead_letter (
    merchant  text        not null,
    order_key text        not null,
    cause     text        not null,
    reason    text        not null,
    attempts  int         not null,
    hinted_at timestamptz not null,
    died_at   timestamptz not null default now(),
    primary key (merchant, order_key)
);

create table merchant_pause (
    merchant     text        primary key,
    reason       text        not null,
    strikes      int         not null default 1,
    paused_at    timestamptz not null default now(),
    paused_until timestamptz not null
);

-- Events that could not reach the broker when they came.
create table event_spool (
    id          bigint generated always as identity primary key,
    merchant    text        not null,
    record_key  text        not null,
    headers     jsonb       not null,
    body        text        not null,
    spooled_at  timestamptz not null default now(),
    lease_until timestamptz
);

-- Each order's story. No personal data.
create table order_journal (
    merchant  text        not null,
    order_key text        not null,
    at        timestamptz not null default clock_timestamp(),
    kind      text        not null,
    cause     text,
    revision  bigint,
    detail    jsonb
) partition by range (at);
create index order_journal_by_order on order_journal (merchant, order_key, at);
-- The first two months; the gateway makes the later ones (JournalPartitions).
do $$
declare
    month timestamp := date_trunc('month', now() at time zone 'utc');
begin
    for i in 0..1 loop
        execute format('create table %I partition of order_journal for values from (%L) to (%L)',
            'order_journal_' || to_char(month, 'YYYY_MM'), month || '+00', month + interval '1 month' || '+00');
        month := month + interval '1 month';
    end loop;
end $$;
-- Holds what no month's partition was made for, so that a write never fails for want of one.
create table order_journal_other partition of order_journal default;
