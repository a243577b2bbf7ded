import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Connections } from '../http/connections.js';
import { RequestSlots } from '../http/request-slots.js';
import { UnknownCredentials } from '../http/unknown-credentials.js';
import { KeyRing } from '../secrets/key-ring.js';
import { CONFIG, type Config } from './config.js';

/** Makes the configuration, and the key ring made from it, injectable everywhere. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: KeyRing, useValue: new KeyRing(config.masterKeys) },
        Connections,
        UnknownCredentials,
        RequestSlots,
      ],
      exports: [CONFIG, KeyRing, Connections, UnknownCredentials, RequestSlots],
    };
  }
}
