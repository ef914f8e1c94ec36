import { text } from 'node:stream/consumers';
import { isRole, roles } from '#domain/access/roles.ts';
import { command, refuse } from '#server/command.ts';
import { readConfig } from '#server/config.ts';
import { createPerson } from '#server/identity/first-person.ts';
import { migrate } from '#server/store/migrate.ts';
import { openDatabase } from '#server/store/open.ts';

export default command({
  usage: 'qingsu admin create LOGIN --name NAME --unit UNIT --role ROLE [--password-stdin]',
  about:
    'Makes somebody who may sign in: the first person of a platform that has no demonstration accounts. UNIT is a code ' +
    'of the loaded city, such as that of a centre. Without --password-stdin a password is made and printed once.',
  options: {
    name: { about: 'How the person is called.', value: 'NAME' },
    unit: { about: 'Unit of the post.', value: 'CODE' },
    role: { about: `Role of the post: ${roles.join(', ')}.`, value: 'ROLE', default: 'system_admin' },
    'password-stdin': { about: 'Read the password from standard input.' },
  },
  positionals: { fewest: 1, most: 1 },
  async run({ values, positionals: [login = ''] }, { say }) {
    const { name, unit, role } = values;
    if (name === undefined || unit === undefined) return refuse('Give --name and --unit.');
    if (!isRole(role)) return refuse(`There is no role ${role}; there are ${roles.join(', ')}.`);
    const config = readConfig();
    if (!config.ok) return refuse(config.line);
    const given = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
    const database = await openDatabase(config.value);
    if (!database.ok) return refuse(database.line);
    try {
      const migrated = await migrate(database.value.pool);
      if (!migrated.ok) return refuse(migrated.line);
      const created = await createPerson(database.value.pool, { login, name, unit, role, password: given });
      if (!created.ok) return refuse(created.line);
      say(`${login} may sign in as ${role} of ${unit}.`);
      if (created.value.made) say(`Password, shown this once: ${created.value.made}`);
      return { code: 0, json: { login, unit, role } };
    } finally {
      await database.value.stop();
    }
  },
});
