import { fastify } from 'fastify';
import { queueStatement, queueValues } from '#server/store/lists.ts';
import { named, openPool, type Place, POOL_SIZE } from '#server/store/pool.ts';

/** The queue's statement behind nothing but Fastify: a process of its own, as the platform is, that says where it listens. */
const pool = openPool(JSON.parse(process.env.PLACE ?? '{}') as Place, { size: POOL_SIZE });
const statement = named<Record<string, unknown>>(queueStatement);
const app = fastify();
app.get<{ Querystring: { platform: string; desks: string } }>('/', ({ query: { platform, desks } }) => {
  const ask = { platform, desks: desks.split(','), after: null, kind: 'livelihood', light: null, limit: 20 };
  return statement(pool, ...queueValues({ ...ask, now: Date.now() }));
});
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
