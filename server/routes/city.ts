import type { GroundView } from '#contract/city.ts';
import { routes } from '#contract/routes.ts';
import { declineGrounds } from '#domain/appeal/terms.ts';
import { isoInstant } from '#domain/deadline/instant.ts';
import { groundOf } from '#server/city/ground.ts';
import type { CityInMemory } from '#server/city/open.ts';
import { adviceFor } from '#server/desk/advice.ts';
import { locatedView } from '#server/desk/place.ts';
import { monthly } from '#server/store/month.ts';
import { give, sendProblem } from './errors.ts';
import { mount } from './mount.ts';
import type { Routed } from './world.ts';

/** What everybody may know: the city, its ground, what is not accepted. */
export function cityRoutes(routed: Routed): void {
  const { app, desk, config } = routed;
  const month = monthly(desk.pool);

  mount(app, routes.city, async () => {
    const city = desk.city.current();
    const ground = await groundOf(desk.pool, city);
    return {
      id: city.id,
      name: city.name,
      demonstration: config.demonstration,
      now: isoInstant(desk.clock.now()),
      platforms: [...city.organisation.platforms.values()].map(
        ({ id, name, brand, colour, phone, takesPublicAppeals }) => ({
          id,
          name,
          brand,
          colour,
          phone,
          takesPublicAppeals,
          bounds: ground.boundsOf(id),
        }),
      ),
      grounds: groundTexts(city),
      attribution: (city.texts.get('map') as { attribution?: string } | undefined)?.attribution ?? '',
    };
  });

  mount(app, routes.month, async ({ params, reply }) =>
    desk.city.current().organisation.platforms.has(params.platform)
      ? month(params.platform, desk.clock.now())
      : sendProblem(reply, { code: 'not_found' }),
  );

  mount(app, routes.divisions, async ({ params, query }) => {
    const city = desk.city.current();
    const ground = await groundOf(desk.pool, city);
    return ground.divisions(params.platform, query.street ?? null);
  });

  mount(app, routes.locate, async ({ body, reply }) => give(reply, locatedView(desk.city.current(), body.point)));

  mount(app, routes.screen, async ({ body }) => adviceFor(desk.city.current(), body.text));

  app.get<{ Params: { platform: string } }>(
    '/api/city/ground/:platform',
    { schema: { summary: 'Street polygons of a platform as GeoJSON, WGS-84', tags: ['city'] } },
    async ({ params }, reply) => {
      const ground = await groundOf(desk.pool, desk.city.current());
      const text = await ground.streets(params.platform);
      return text === null
        ? sendProblem(reply, { code: 'not_found' })
        : reply.type('application/geo+json').header('cache-control', 'public, max-age=3600').send(text);
    },
  );
}

function groundTexts(city: CityInMemory): GroundView[] {
  const texts = city.texts.get('grounds') as Readonly<Record<string, Record<string, string>>> | undefined;
  return declineGrounds.map((ground) => {
    const { title = '', explanation = '', instead = '', phone } = texts?.[ground] ?? {};
    return { ground, title, explanation, instead, phone: phone ?? null };
  });
}
