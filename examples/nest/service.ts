import 'reflect-metadata';
import { createVerifier, type Principal } from '@latchkey/verifier';
import { CurrentPrincipal, LatchkeyGuard, PublicRoute, RequireScopes } from '@latchkey/verifier/nest';
import { Controller, Get, Module, ServiceUnavailableException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const verifier = createVerifier({
  baseUrl: process.env.LATCHKEY_BASE_URL ?? 'http://127.0.0.1:3000',
  secret: process.env.LATCHKEY_SECRET ?? '',
  audience: 'billing',
});

@Controller()
class InvoicesController {
  @Get('ready')
  @PublicRoute()
  ready(): string {
    if (!verifier.hasLease) throw new ServiceUnavailableException();
    return 'ready';
  }

  @Get('invoices')
  @RequireScopes('invoices:read')
  list(@CurrentPrincipal() principal: Principal) {
    return { invoices: [], workspace: principal.workspaceId };
  }
}

@Module({ controllers: [InvoicesController] })
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter({ forceCloseConnections: true }), {
  logger: ['error', 'warn'],
});
app.useGlobalGuards(new LatchkeyGuard(verifier));
await app.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');

process.once('SIGTERM', () => {
  void verifier.close().then(() => app.close());
});
