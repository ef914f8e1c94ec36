import { type Answer, command, refuse, type Surroundings } from '#server/command.ts';
import { type CheckName, checks, isCheck } from '#server/replay/checks/all.ts';
import { evidenceIn } from '#server/replay/evidence.ts';
import { judge, judgeBroken } from '#server/replay/judge.ts';
import { measure } from '#server/replay/measure.ts';
import { readMessages, SAMPLE } from '#server/replay/messages.ts';
import { progressOn } from '#server/replay/progress.ts';
import { replay, type Script } from '#server/replay/replay.ts';
import { jsonOf, tableOf } from '#server/replay/report.ts';
import { givenSite, ownSite, type Site } from '#server/replay/site.ts';

/** Monday before the holidays of May 2023, the first month of the platforms: rest days and worked weekends lie in it. */
const BEGINNING = '2023-04-09T23:00:00+08:00';

export default command({
  usage: 'qingsu replay [--messages FILE] [--count N] [--days D]',
  about:
    'Sends messages as residents through the HTTP API, lets everybody work on them until all are closed, and checks the ' +
    'result. Without --url it starts a platform of its own on a fresh database and takes both away again.',
  options: {
    messages: {
      about: 'CSV with 留言用户, 留言主题, 留言时间, 留言详情. Unset: a small file of our own.',
      value: 'FILE',
    },
    count: { about: 'How many messages. Unset: those of the file.', value: 'N' },
    days: { about: 'Simulated days over which they are sent.', value: 'D', default: '30' },
    speed: { about: 'Let the clock run so many times as fast, instead of moving it on.', value: 'S' },
    seed: { about: 'Same seed, same mix.', value: 'X', default: '1' },
    plant: {
      about: `Break the data afterwards so that this check turns false: ${Object.keys(checks).join(', ')}.`,
      value: 'CHECK',
    },
    url: { about: 'A running platform; the settings must name its database.', value: 'URL' },
  },
  async run({ values }, around) {
    const { url, plant } = values;
    const [count, days, speed] = [values.count, values.days, values.speed].map((text) =>
      text === undefined ? undefined : Number(text),
    );
    if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= 1_000_000))
      return refuse('--count must be a number from 1 to 1000000.');
    if (!(days !== undefined && Number.isInteger(days) && days >= 1 && days <= 365))
      return refuse('--days must be a number from 1 to 365.');
    if (speed !== undefined && !(speed > 0 && speed <= 1_000_000)) return refuse('--speed must be a number above 0.');
    if (plant !== undefined && !isCheck(plant))
      return refuse(`There is no check ${plant}; there are ${Object.keys(checks).join(', ')}.`);
    if (url !== undefined && !URL.canParse(url)) return refuse(`${url} is no address like http://127.0.0.1:8080.`);
    if (url !== undefined && plant !== undefined)
      return refuse('--plant breaks data: it is refused on a platform that is not our own.');
    if (url !== undefined && speed !== undefined)
      return refuse('With --url the clock runs as that platform’s QINGSU_CLOCK says.');
    const messages = readMessages(values.messages ?? SAMPLE, count);
    if (!messages.ok) return refuse(messages.line);
    const begun = performance.now();
    const site = url === undefined ? await ownSite(`${BEGINNING}*${speed ?? 1}`) : await givenSite(url);
    if (!site.ok) return refuse(site.line);
    try {
      const script = { messages: messages.value, days, seed: values.seed, moved: speed === undefined };
      return await perform(site.value, script, { plant, begun }, around);
    } finally {
      await site.value.stopServer();
      await site.value.close();
    }
  },
});

type Lines = Pick<Script, 'messages' | 'days' | 'seed' | 'moved'>;

async function perform(
  site: Site,
  lines: Lines,
  { plant, begun }: { plant: CheckName | undefined; begun: number },
  { say, stop }: Surroundings,
): Promise<Answer> {
  const progress = progressOn(process.stdout, say);
  const evidence = await evidenceIn(site.pool);
  const { client } = evidence;
  try {
    const replayed = await replay(site, evidence, { ...lines, stop, progress: progress.show }).finally(progress.end);
    if (!replayed.ok) return refuse(replayed.line);
    await site.stopServer();
    const measured = await measure(client);
    const judged = plant ? await judgeBroken(client, plant) : await judge(client);
    if (judged === null) return refuse(`There is nothing here to break ${plant} with.`);
    const outcome = { ...replayed.value, measured, judged, seconds: (performance.now() - begun) / 1000 };
    for (const line of tableOf(outcome)) say(line);
    return { code: judged.every(({ holds }) => holds) ? 0 : 1, json: jsonOf(outcome) };
  } catch (error) {
    // The same signal ends the platform, and whoever was talking to it.
    if (stop.aborted) return refuse('Stopped before the end: nothing was judged.');
    throw error;
  } finally {
    client.release(true);
  }
}
