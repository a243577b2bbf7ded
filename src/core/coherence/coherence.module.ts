import { Global, Module } from '@nestjs/common';
import { Declares } from '../resource/declared.js';
import { Coherence } from './coherence.js';
import { TokensOfInstances1700000000090 } from './migrations/1700000000090-tokens-of-instances.js';
import { ToldChanges1700000000400 } from './migrations/1700000000400-told-changes.js';
import { RemoteInstances } from './remote-instances.js';

@Declares({ migrations: [TokensOfInstances1700000000090, ToldChanges1700000000400] })
@Global()
@Module({ providers: [Coherence, RemoteInstances], exports: [Coherence, RemoteInstances] })
export class CoherenceModule {}
