-- Who sweeps a merchant: one replica at a time. Every write of what follows checks the lease.
create table sweep_lease (
    merchant    text        primary key,
    lease_token uuid,
    lease_until timestamptz,
    created_at  timestamptz not null default now()
);

-- What OrderMesh makes of the question what changed since a time, for each of its lists.
create table sweep_list (
    merchant    text        not null,
    list        text        not null,
    time_filter text        not null default 'UNKNOWN',
    tried_at    timestamptz not null default now(),
    primary key (merchant, list)
);

-- A reading of a list, from its first page to its last: SWEEP of what changed, AUDIT, BACKFILL.
create table sweep_pass (
    merchant         text        not null,
    kind             text        not null,
    list             text        not null,
    phase            text        not null default 'IDLE',
    -- When it begins, or goes on. A sweep begins when the backfill has read its first page, which tells from when on.
    due_at           timestamptz not null,
    failures         int         not null default 0,
    -- The pass under way. Bounds, position and reached are times of OrderMesh's.
    began_at         timestamptz,
    lower_bound      timestamptz,
    position         timestamptz,
    upper_bound      timestamptz,
    reached          timestamptz,
    page             int         not null default 0,
    counted          bigint      not null default 0,
    listed           bigint      not null default 0,
    differences      bigint      not null default 0,
    older            boolean     not null default false,
    walked_to        text,
    -- What the passes before it left.
    watermark        timestamptz,
    moved_at         timestamptz,
    interval_seconds double precision,
    rounds           bigint      not null default 0,
    last_began_at    timestamptz,
    last_ended_at    timestamptz,
    last_differences bigint      not null default 0,
    primary key (merchant, kind, list)
);

-- What the audit under way has met on its pages.
create table sweep_seen (
    merchant text not null,
    list     text not null,
    id       text not null,
    primary key (merchant, list, id)
);
