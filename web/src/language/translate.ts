import { createElement, Fragment, type ReactNode } from 'react';
import { locale } from './language';
import type { german } from './german';

/** The forms of a text with a number, by the plural categories of its language. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A language's texts by the English ones. Texts with a number are listed by their English form for many. */
export type Dictionary = Readonly<Record<string, string | PluralForms>>;

type Known = typeof german;

/** A text that every language has: English, with `{names}` for what is filled in. */
export type Message = { [K in keyof Known]: Known[K] extends string ? K : never }[keyof Known];

/** The same for a text with a `{count}`, in its form for many. */
export type CountedMessage = Exclude<keyof Known, Message>;

type NamesIn<M> = M extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type TagsIn<M> = M extends `${string}</${infer Tag}>${infer Rest}` ? Tag | TagsIn<Rest> : never;
type Value = string | number;
type Filled<Names extends string, V> = [Names] extends [never] ? [] : [values: Record<Names, V>];

let dictionary: Dictionary = {};

/** Before anything is shown, and only for a language other than English. */
export function setDictionary(texts: Dictionary): void {
  dictionary = texts;
}

// When they are first needed: the first of a page takes tens of milliseconds, before it has shown anything.
let plurals: Intl.PluralRules | undefined;
let numbers: Intl.NumberFormat | undefined;

export const formatNumber = (value: number): string =>
  (numbers ??= new Intl.NumberFormat(locale)).format(value);

const PLACES = /\{(\w+)\}/g;

const fill = (text: string, values: Readonly<Record<string, Value>> = {}): string =>
  text.replaceAll(PLACES, (place, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? formatNumber(value) : (value ?? place);
  });

const translated = (message: string): string => {
  // Not what every object has: a scope may be called “constructor”.
  const text = (Object.hasOwn(dictionary, message) ? dictionary[message] : undefined) ?? message;
  return typeof text === 'string' ? text : text.other;
};

/** The text in the user's language. Numbers are formatted. */
export const t = <M extends Message>(message: M, ...[values]: Filled<NamesIn<M>, Value>): string =>
  fill(translated(message), values);

/**
 * A text that depends on a number, which is its `{count}`.
 *
 * @param one the English form for one
 * @param other the English form for any other number, by which dictionaries list the text
 */
export function plural<M extends CountedMessage>(
  count: number,
  one: string,
  other: M,
  ...[values]: Filled<Exclude<NamesIn<M>, 'count'>, Value>
): string {
  const category = (plurals ??= new Intl.PluralRules(locale)).select(count);
  const forms = dictionary[other];
  const text =
    typeof forms === 'object' ? (forms[category] ?? forms.other) : category === 'one' ? one : other;
  return fill(text, { ...values, count });
}

type Insert = ReactNode | ((inner: ReactNode) => ReactNode);

/** A text with elements in it: `{name}` for a whole one, `<link>words</link>` for one around words of the text. */
export const rich = <M extends Message>(
  message: M,
  ...[inserts]: Filled<NamesIn<M> | TagsIn<M>, Insert>
): ReactNode => insert(translated(message), inserts ?? {});

const PARTS = /\{(?<name>\w+)\}|<(?<tag>\w+)>(?<inner>.*?)<\/\k<tag>>/g;

function insert(text: string, inserts: Readonly<Record<string, Insert>>): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const part of text.matchAll(PARTS)) {
    const { name, tag = '', inner = '' } = part.groups ?? {};
    const value = inserts[name ?? tag];
    parts.push(
      text.slice(end, part.index),
      typeof value === 'function' ? value(insert(inner, inserts)) : (value ?? part[0]),
    );
    end = part.index + part[0].length;
  }
  return createElement(Fragment, undefined, ...parts, text.slice(end));
}

/**
 * What the API's modules declare for people: scopes, events, audit actions. A test compares the dictionaries with the
 * declarations; a text that no dictionary has, as an operator may write it, stays as it is.
 */
export const translateDeclared = (text: string): string => translated(text);
