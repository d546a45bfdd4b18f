import pg from 'pg'
import { services } from '@greenlang/kernel/services.ts'

/** Questions about a prepared database, each of which is answered by the list of what is wrong. */
const roles = services.map((service) => `'${service}_app'`).join(', ')
const schemas = [...services, 'public', 'shared', 'audit'].map((schema) => `'${schema}'`).join(', ')
const tables = `select c.oid, n.nspname || '.' || c.relname as name, n.nspname as schema, c.relkind, c.relacl, c.reloptions, c.relrowsecurity, c.relforcerowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in (${schemas}) and c.relkind in ('r', 'p', 'v', 'm', 'f')`

export const faults: Record<string, string> = {
  'tables of organizations without forced row security or without a policy': `
    with tables as (${tables})
    select name from tables t
    where relkind in ('r', 'p')
      and (name = 'public.organizations' or exists (select from pg_attribute where attrelid = t.oid and attname = 'org_id' and not attisdropped))
      and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = t.oid))`,
  'policies that let a row through without an organization or a purpose': `
    select schemaname || '.' || tablename || ': ' || policyname from pg_policies
    where schemaname in (${schemas}) and coalesce(qual, '') || coalesce(with_check, '') !~ 'app\\.(org_id|purpose)'`,
  'views that look with the rights of their owner': `
    with tables as (${tables})
    select name from tables where relkind = 'm' or relkind = 'v' and not coalesce(reloptions, '{}') && '{security_invoker=true,security_invoker=on}'`,
  'functions that act with the rights of their owner': `
    select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in (${schemas}) and prosecdef`,
  'services that may do what only operators may': `
    select rolname from pg_roles where rolname in (${roles}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit or not rolcanlogin)`,
  'services that are members of another role': `
    select m.rolname || ' of ' || r.rolname from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid where m.rolname in (${roles})`,
  'services that own something': `
    select rolname || ' owns ' || d.classid::regclass || ' ' || d.objid from pg_shdepend d join pg_roles r on r.oid = d.refobjid
    where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o' and d.dbid in (0, (select oid from pg_database where datname = current_database())) and rolname in (${roles})
    union all select rolname || ' owns a database' from pg_database join pg_roles r on r.oid = datdba where rolname in (${roles})`,
  'services that may create': `
    select rolname || ' in ' || nspname from pg_roles, pg_namespace where rolname in (${roles}) and has_schema_privilege(rolname, pg_namespace.oid, 'create')
    union all select rolname || ' in the database' from pg_roles where rolname in (${roles}) and has_database_privilege(rolname, current_database(), 'create, temporary')`,
  'services that see the schema of another': `
    select rolname || ' sees ' || nspname from pg_roles, pg_namespace
    where rolname in (${roles}) and nspname in (${services.map((service) => `'${service}'`).join(', ')}) and rolname <> nspname || '_app'
      and has_schema_privilege(rolname, pg_namespace.oid, 'usage, create')`,
  'services with any right on a table or a sequence of another': `
    with tables as (${tables})
    select rolname || ' on ' || name from pg_roles, tables
    where rolname in (${roles}) and schema in (${services.map((service) => `'${service}'`).join(', ')}) and rolname <> schema || '_app'
      and (has_table_privilege(rolname, tables.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege(rolname, tables.oid, 'select, insert, update, references'))
    union all
    select rolname || ' on ' || n.nspname || '.' || c.relname from pg_roles, pg_class c join pg_namespace n on n.oid = c.relnamespace
    where rolname in (${roles}) and c.relkind = 'S' and n.nspname in (${services.map((service) => `'${service}'`).join(', ')}) and rolname <> n.nspname || '_app'
      and has_sequence_privilege(rolname, c.oid, 'usage, select, update')`,
  'services that may empty, refer to or hang triggers on a table': `
    with tables as (${tables})
    select rolname || ' on ' || name from pg_roles, tables where rolname in (${roles}) and has_table_privilege(rolname, tables.oid, 'truncate, references, trigger')`,
  'services that may do more than add to the audit log': `
    select rolname from pg_roles where rolname in (${roles})
      and (has_table_privilege(rolname, 'audit.log', 'select, update, delete') or not has_table_privilege(rolname, 'audit.log', 'insert'))`,
  'services other than identity that may change people or organizations': `
    select rolname || ' on ' || name from pg_roles, (values ('public.users'), ('public.organizations'), ('public.roles')) as t (name)
    where rolname in (${roles}) and rolname <> 'identity_app' and has_table_privilege(rolname, name, 'insert, update, delete')`,
  'tables on which everybody has rights': `
    with tables as (${tables})
    select name from tables, aclexplode(relacl) acl where acl.grantee = 0`,
}

/** What is wrong, as one list per question. */
export async function faultsOf(url: string): Promise<Record<string, string[]>> {
  return ask(url, async (client) => {
    const found: [string, string[]][] = []
    for (const [question, sql] of Object.entries(faults)) {
      const { rows } = await client.query<string[]>({ text: sql, rowMode: 'array' })
      found.push([question, rows.flat()])
    }
    return Object.fromEntries(found)
  })
}

/** All that preparing a database makes, as text: two equal ones mean that nothing changed. */
export function structureOf(url: string): Promise<unknown[]> {
  const questions = [
    `select nspname, nspowner::regrole::text, nspacl::text from pg_namespace where nspname in (${schemas}) order by 1`,
    `select c.oid::regclass::text, relkind, relowner::regrole::text, relacl::text, relrowsecurity, relforcerowsecurity from pg_class c where relnamespace in (select oid from pg_namespace where nspname in (${schemas})) order by 1`,
    `select attrelid::regclass::text, attnum, attname, atttypid::regtype::text, attnotnull, attacl::text from pg_attribute join pg_class c on c.oid = attrelid where attnum > 0 and relnamespace in (select oid from pg_namespace where nspname in (${schemas})) order by 1, 2`,
    `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where connamespace in (select oid from pg_namespace where nspname in (${schemas})) order by 1, 2`,
    `select * from pg_policies where schemaname in (${schemas}) order by schemaname, tablename, policyname`,
    `select defaclrole::regrole::text, defaclnamespace::regnamespace::text, defaclobjtype, defaclacl::text from pg_default_acl order by 2, 3`,
    `select rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolbypassrls from pg_roles where rolname in (${roles}, 'greenlang_owner') order by 1`,
    `select datacl::text from pg_database where datname = current_database()`,
    ...[...services, 'audit'].map((schema) => `select name, executed_at from ${schema}.migrations order by id`),
  ]
  return ask(url, async (client) => {
    const answers: unknown[] = []
    for (const question of questions) answers.push((await client.query(question)).rows)
    return answers
  })
}

async function ask<Answer>(url: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
