-- Who did what. Written in the transaction of the change, never changed, and read only by operators.
create table log (
  position bigint generated always as identity primary key,
  org_id uuid not null,
  actor uuid,
  service text not null default current_user,
  action text not null,
  subject text not null,
  details jsonb not null default '{}',
  at timestamptz not null default now()
);
alter table log enable row level security;
alter table log force row level security;
create policy tenant on log for insert with check (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
grant insert on log to identity_app, cbam_app, csrd_app, vcci_app;
