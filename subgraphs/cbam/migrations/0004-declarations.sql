-- The yearly declaration of an organization. While it is a draft, drafting again replaces it and counts up the revision.
create table declarations (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  revision integer not null,
  state text not null check (state in ('DRAFT')),
  calculation_id uuid not null,
  net_mass_t numeric not null,
  quantity_mwh numeric not null,
  embedded numeric not null,
  free_allocation numeric not null,
  certificates numeric not null,
  -- A whole number: the total is rounded up once.
  certificates_to_surrender numeric not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, year),
  foreign key (org_id, calculation_id) references calculations (org_id, id)
);

-- One type of good in a declaration: CN code, origin and country of production.
create table declaration_goods (
  org_id uuid not null,
  declaration_id uuid not null,
  cn8 text not null,
  origin_country text not null,
  production_country text not null,
  unit text not null check (unit in ('t', 'MWh')),
  line_count integer not null,
  quantity numeric not null,
  embedded numeric not null,
  embedded_per_unit numeric not null,
  free_allocation numeric not null,
  certificates numeric not null,
  primary key (org_id, declaration_id, cn8, origin_country, production_country, unit),
  foreign key (org_id, declaration_id) references declarations (org_id, id)
);

alter table declarations enable row level security;
alter table declarations force row level security;
create policy tenant on declarations using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table declaration_goods enable row level security;
alter table declaration_goods force row level security;
create policy tenant on declaration_goods using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);
