import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** Makes the metrics injectable everywhere. */
@Global()
@Module({})
export class MetricsModule {
  static with(metrics: Metrics): DynamicModule {
    return {
      module: MetricsModule,
      providers: [{ provide: Metrics, useValue: metrics }],
      exports: [Metrics],
    };
  }
}
