-- Changes that a sweep or an audit found before any webhook told of them. One that no webhook follows was missed.
create table unannounced_change (
    merchant text        not null,
    order_id text        not null,
    found_at timestamptz not null default now(),
    primary key (merchant, order_id)
);

-- Replicas that are alive: they share each merchant's budget of requests.
create table replica (
    id      uuid        primary key,
    seen_at timestamptz not null default now()
);

-- What happened lately, of all orders.
create index order_journal_by_time on order_journal (merchant, at);
