-- What operators see and do.

-- The last failures of a read: time, reason, operation, status, mistakes by code and field. No personal data.
alter table pending_read add column failures jsonb not null default '[]';
alter table dead_letter add column failures jsonb not null default '[]';
create index dead_letter_newest on dead_letter (died_at, merchant, order_key);

-- Paused by a person, who resumes it: paused_until may be infinity.
alter table merchant_pause add column by_operator boolean not null default false;

-- The order was erased: its row holds nothing but its id, and keeps it from coming back.
alter table orders add column erased_at timestamptz;
