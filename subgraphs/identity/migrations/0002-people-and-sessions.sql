create table public.organizations (
  id uuid primary key,
  name text not null,
  country char(2) not null,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  apps text[] not null,
  created_at timestamptz not null default now()
);

create table public.roles (name text primary key);
insert into public.roles values ('super_admin'), ('org_admin'), ('compliance_officer'), ('analyst'), ('viewer');

create table public.users (
  org_id uuid not null references public.organizations (id),
  id uuid not null,
  display_name text not null,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'DEACTIVATED')),
  roles text[] not null,
  apps text[] not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (id)
);

create table credentials (
  org_id uuid not null,
  user_id uuid not null,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  primary key (org_id, user_id),
  foreign key (org_id, user_id) references public.users (org_id, id)
);

-- A refresh token is used once; its successor stands in the same family. Only the hash is kept.
create table refresh_tokens (
  hash bytea primary key,
  org_id uuid not null,
  user_id uuid not null,
  family uuid not null,
  expires_at timestamptz not null,
  family_expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (org_id, user_id) references public.users (org_id, id)
);
create index refresh_tokens_family on refresh_tokens (family);

alter table public.organizations enable row level security;
alter table public.organizations force row level security;
create policy tenant on public.organizations using (id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table public.users enable row level security;
alter table public.users force row level security;
create policy tenant on public.users using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table credentials enable row level security;
alter table credentials force row level security;
create policy tenant on credentials using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
create policy sign_in on credentials for select using (current_setting('app.purpose', true) = 'sign-in');

alter table refresh_tokens enable row level security;
alter table refresh_tokens force row level security;
create policy tenant on refresh_tokens using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
create policy sign_in on refresh_tokens using (current_setting('app.purpose', true) = 'sign-in');

grant select, insert, update, delete on public.organizations, public.users to identity_app;
grant select on public.roles to identity_app;
grant select on public.organizations, public.users, public.roles to cbam_app, csrd_app, vcci_app;
