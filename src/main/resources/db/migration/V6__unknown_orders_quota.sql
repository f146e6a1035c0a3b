-- What webhooks of orders that are not known here have taken of their merchant's quota.
create table unknown_order_quota (
    merchant text        primary key,
    -- The first of the minutes that are being filled, one after the other.
    began_at timestamptz not null,
    -- Hints since then. The first quota of them belongs to the first minute, the second to the next one.
    taken    bigint      not null
);
