import type { z } from 'zod';
import type { VariableGroup } from '../resource/define-resource.js';
import type { Config } from './config.js';

/**
 * Environment variables of a module. List them as `variables` in its declaration; read them with `variablesOf`.
 *
 *     export const invoiceVariables = defineVariables({
 *       title: 'Invoices',
 *       variables: {
 *         INVOICE_DAYS: integer(1, 90).default(30).register(documentation, { description: 'Days to pay.' }),
 *       },
 *     });
 */
export const defineVariables = <const Variables extends z.ZodRawShape>(
  group: VariableGroup<Variables>,
): VariableGroup<Variables> => group;

/** @throws if no module declares the group, because what the operator set was not read */
export function variablesOf<Variables extends z.ZodRawShape>(
  config: Pick<Config, 'variables'>,
  { title, variables }: VariableGroup<Variables>,
): z.output<z.ZodObject<Variables>> {
  if (Object.keys(variables).some((name) => !(name in config.variables)))
    throw new Error(`The variables of "${title}" belong to no declaration of a module`);
  return config.variables as z.output<z.ZodObject<Variables>>;
}
