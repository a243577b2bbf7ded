import type { Config } from '../../core/config/config.js';
import { NetworkList } from '../../core/primitives/client-address.js';
import type { AllowPrivate } from './address-policy.js';

export const allowPrivateOf = ({ webhookAllowPrivate }: Config): AllowPrivate =>
  typeof webhookAllowPrivate === 'string' ? webhookAllowPrivate : new NetworkList(webhookAllowPrivate);
