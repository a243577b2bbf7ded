import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Declares } from '../resource/declared.js';
import { ConnectionGate } from './connection-gate.js';
import type { OpenDatabase } from './open-database.js';
import { SchemaSupport1700000000093 } from './migrations/1700000000093-schema-support.js';

/** Injection token of the database's connection URL, for the one connection outside the pool (coherence). */
export const DATABASE_URL = Symbol('DATABASE_URL');

/** Makes the connected `DataSource` injectable everywhere. */
@Declares({ migrations: [SchemaSupport1700000000093] })
@Global()
@Module({})
export class DatabaseModule {
  static with(database: OpenDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, useValue: database.dataSource },
        { provide: DATABASE_URL, useValue: database.url },
        { provide: ConnectionGate, useValue: database.gate },
      ],
      exports: [DataSource, DATABASE_URL, ConnectionGate],
    };
  }
}
