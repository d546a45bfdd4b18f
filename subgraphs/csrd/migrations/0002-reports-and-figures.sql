-- What other modules calculated, as they told it. A newer calculation is a new row.
create table inbound_figures (
  org_id uuid not null,
  id uuid not null,
  source_app text not null check (source_app in ('vcci', 'cbam')),
  event_id text not null,
  calculation_id text not null,
  year integer not null,
  -- counts the calculations of that year
  version integer not null check (version > 0),
  unit text not null,
  payload jsonb not null,
  calculated_at timestamptz not null,
  received_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, event_id)
);
create index inbound_figures_newest on inbound_figures (org_id, year, source_app, version desc, received_at);

create table reports (
  org_id uuid not null,
  id uuid not null,
  year integer not null,
  framework_version text not null,
  -- who chose the framework version; null while it is the one that holds without a choice
  chosen_by uuid,
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'AMENDED')),
  -- counts the changes of the report
  version integer not null,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, year)
);

-- Which inbound figures a report took over, one after the other: it rests on the highest version.
create table adopted_figures (
  org_id uuid not null,
  report_id uuid not null,
  source_app text not null,
  version integer not null,
  figure_id uuid not null,
  adopted_at timestamptz not null,
  primary key (org_id, report_id, source_app, version),
  foreign key (org_id, report_id) references reports (org_id, id),
  foreign key (org_id, figure_id) references inbound_figures (org_id, id)
);

-- Every value that a report ever said at a data point. The one without an end is said now.
create table data_point_values (
  org_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  data_point_id text not null,
  -- scope 3 category 1 to 15 for a part of the data point, null for the whole
  category integer check (category between 1 and 15),
  content jsonb not null,
  provenance jsonb not null,
  -- counts the values of that data point and category in the report
  version integer not null,
  created_at timestamptz not null,
  superseded_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, report_id) references reports (org_id, id)
);
create unique index data_point_values_current on data_point_values (org_id, report_id, data_point_id, coalesce(category, 0))
  where superseded_at is null;
create unique index data_point_values_versions on data_point_values (org_id, report_id, data_point_id, coalesce(category, 0), version);

alter table inbound_figures enable row level security;
alter table inbound_figures force row level security;
create policy tenant on inbound_figures using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table reports enable row level security;
alter table reports force row level security;
create policy tenant on reports using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table adopted_figures enable row level security;
alter table adopted_figures force row level security;
create policy tenant on adopted_figures using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

alter table data_point_values enable row level security;
alter table data_point_values force row level security;
create policy tenant on data_point_values using (org_id = nullif(current_setting('app.org_id', true), '')::uuid);

-- Nothing is overwritten, and nothing disappears: a value can only be given an end.
revoke update, delete on inbound_figures, adopted_figures from csrd_app;
revoke delete on reports from csrd_app;
revoke update, delete on data_point_values from csrd_app;
grant update (superseded_at) on data_point_values to csrd_app;
