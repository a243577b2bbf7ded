import { Global, Module } from '@nestjs/common';
import { Coherence } from './coherence.js';
import { RemoteInstances } from './remote-instances.js';

@Global()
@Module({ providers: [Coherence, RemoteInstances], exports: [Coherence, RemoteInstances] })
export class CoherenceModule {}
