-- Since when the state topic lacks a change of the row; null where it lacks none, and the row is only to be sent once more.
alter table orders add column unpublished_since timestamptz;
update orders set unpublished_since = changed_at where revision > published_revision;

-- The order in which rows are sent: those with a change first, so that a republish of everything holds up none.
drop index orders_unpublished;
create index orders_unpublished on orders (unpublished_since) where revision > published_revision;
