import type { z } from 'zod';

/**
 * Every declaration, for the types derived from all of them. Each adds itself, next to its `defineResource`:
 *
 *     declare module '../../core/resource/resources.js' {
 *       interface Resources { invoices: typeof invoices }
 *     }
 */
export interface Resources {}

/** The part of that name from each declaration that has it. */
type Declared<Part extends string> = {
  [Name in keyof Resources]: Resources[Name] extends Record<Part, infer Facts> ? Facts : never;
}[keyof Resources];

type AuditOfAuthority = {
  [Name in keyof Resources]: Resources[Name] extends { concernsAuthority: true; audit: infer Audit }
    ? Audit
    : never;
}[keyof Resources];

type NamesIn<Facts> = Facts extends unknown ? keyof Facts & string : never;
type ValuesIn<Facts> = Facts extends unknown ? Facts[keyof Facts] : never;
type ListedIn<Facts> = Facts extends readonly (infer Name extends string)[] ? Name : never;
type FactOf<Facts, Name extends string> = Facts extends Record<Name, infer Fact> ? Fact : never;

export type Scope = NamesIn<Declared<'scopes'>>;
export type AuditAction = NamesIn<ValuesIn<Declared<'audit'>>>;
/** Actions that concern who may do what. */
export type AuthorityAction = NamesIn<ValuesIn<AuditOfAuthority>>;
export type EventType = NamesIn<Declared<'events'>>;
export type ErrorCode = NamesIn<Declared<'errors'>>;
export type DeclaredLimit = NamesIn<Declared<'limits'>>;
export type Alert = ListedIn<Declared<'alerts'>>;
export type Page = NamesIn<Declared<'pages'>>;

/** What the path of a page has in braces. */
export type PageParameter<Name extends Page> = ParameterIn<FactOf<Declared<'pages'>, Name>>;

type ParameterIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterIn<Rest>
  : never;

/** The data of an event of this type. */
export type EventData<Type extends EventType> =
  FactOf<Declared<'events'>, Type> extends { data: infer Schema extends z.ZodType } ? z.input<Schema> : never;
