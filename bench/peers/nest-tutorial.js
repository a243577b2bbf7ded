/**
 * What tutorials on "NestJS authentication with JWT and API keys" build: `@nestjs/passport` with `passport-jwt` and
 * `passport-headerapikey`, `AuthGuard([...])` on the route, a TypeORM repository asked for the key at each request,
 * and a string as the secret of the tokens (https://docs.nestjs.com/recipes/passport shows that one). On Express, which
 * Nest takes unless told otherwise, and on Fastify. In production mode, with nothing else in the way: no logging, no
 * validation, no last use written.
 *
 * JavaScript has no decorators yet, so they are called; TypeORM's entity is its EntitySchema.
 */
import 'reflect-metadata';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Bind, Controller, Dependencies, Get, Module, Req, UseGuards } from '@nestjs/common';
import { UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JwtModule, JwtService } from '@nestjs/jwt';
import { AuthGuard, PassportModule, PassportStrategy } from '@nestjs/passport';
import { getRepositoryToken, TypeOrmModule } from '@nestjs/typeorm';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { ExtractJwt, Strategy as JwtStrategyBase } from 'passport-jwt';
import { EntitySchema } from 'typeorm';

const { DATABASE_URL, JWT_SECRET, ANSWER, CALLERS } = process.env;

/** The body of Latchkey's `GET /me`, so that responses have the same size. */
const answer = JSON.parse(ANSWER);

const ApiKey = new EntitySchema({
  name: 'ApiKey',
  tableName: 'api_keys',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    digest: { type: 'text', unique: true },
    userId: { type: 'uuid', name: 'user_id' },
    revokedAt: { type: 'timestamptz', name: 'revoked_at', nullable: true },
  },
});

const digestOf = (key) => createHash('sha256').update(key).digest('hex');

/** One query by an indexed column for each request. */
class ApiKeyStrategy extends PassportStrategy(HeaderAPIKeyStrategy, 'headerapikey') {
  constructor(apiKeys) {
    super({ header: 'X-API-Key', prefix: '' }, false);
    this.apiKeys = apiKeys;
  }

  async validate(key) {
    const apiKey = await this.apiKeys.findOneBy({ digest: digestOf(key) });
    if (!apiKey || apiKey.revokedAt) throw new UnauthorizedException();
    return { userId: apiKey.userId };
  }
}
Dependencies(getRepositoryToken(ApiKey))(ApiKeyStrategy);

/** No query: a token is valid until it expires. */
class JwtStrategy extends PassportStrategy(JwtStrategyBase) {
  constructor() {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: false,
      secretOrKey: JWT_SECRET,
    });
  }

  validate(payload) {
    return { userId: payload.sub };
  }
}

class MeController {
  getMe(request) {
    return { ...answer, user: { ...answer.user, id: request.user.userId } };
  }
}
const getMe = Object.getOwnPropertyDescriptor(MeController.prototype, 'getMe');
for (const decorate of [Get(), UseGuards(AuthGuard(['headerapikey', 'jwt'])), Bind(Req())]) {
  decorate(MeController.prototype, 'getMe', getMe);
}
Controller('me')(MeController);

class AppModule {}
Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url: DATABASE_URL, entities: [ApiKey], synchronize: true }),
    TypeOrmModule.forFeature([ApiKey]),
    PassportModule,
    JwtModule.register({ secret: JWT_SECRET, signOptions: { expiresIn: '1h' } }),
  ],
  controllers: [MeController],
  providers: [ApiKeyStrategy, JwtStrategy],
})(AppModule);

/** @param adapter of Nest; default: Express */
export async function serve(adapter) {
  const app = await NestFactory.create(AppModule, ...(adapter ? [adapter] : []), { logger: ['error'] });
  app.setGlobalPrefix('api/v1');
  const callers = [];
  while (callers.length < Number(CALLERS)) callers.push(await createCaller(app));
  await app.listen(0, '127.0.0.1');
  console.log(JSON.stringify({ msg: 'listening', url: await app.getUrl(), callers }));
}

async function createCaller(app) {
  const userId = randomUUID();
  const key = `sk_${randomBytes(24).toString('hex')}`;
  await app
    .get(getRepositoryToken(ApiKey))
    .insert({ id: randomUUID(), name: 'First key', digest: digestOf(key), userId });
  return { key, token: await app.get(JwtService).signAsync({ sub: userId }) };
}
