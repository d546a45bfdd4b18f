-- What a service has to tell, written in the transaction of the change it tells about, and kept as its event log.
create table outbox (
  position bigint generated always as identity primary key,
  event_id text not null unique,
  org_id uuid not null,
  exchange text not null,
  event jsonb not null,
  created_at timestamptz not null default now(),
  published_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index outbox_unpublished on outbox (position) where published_at is null;

-- What a service has taken in: an event id is written here in the transaction of its effect, and so has its effect once.
create table inbox (
  consumer text not null,
  event_id text not null,
  org_id uuid not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);

alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
create policy relay on outbox using (current_setting('app.purpose', true) = 'relay');

alter table inbox enable row level security;
alter table inbox force row level security;
create policy tenant on inbox using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
