import type { DeclineGround } from '#domain/appeal/terms.ts';

/** Which emergency service a danger calls for; the number to dial is the city's. */
export const emergencyServices = ['police', 'fire', 'ambulance', 'traffic'] as const;
export type EmergencyService = (typeof emergencyServices)[number];

/**
 * A sign for or, with a negative weight, against a ground. `words` is a list in the notation of `expand`, separated
 * by white space; `A<8>B` means B at most 8 characters after A in the same sentence. The weights of the cues found
 * close together are added, each once; 1 is enough for advice. Words stand as in `plainText`: small letters, ASCII signs.
 */
export interface Cue {
  readonly weight: number;
  readonly words: string;
  /** For emergencies: who is to come. */
  readonly service?: EmergencyService;
}

/** The cues of a ground. */
export interface GroundCues {
  readonly ground: DeclineGround;
  readonly cues: readonly Cue[];
  /** Words that contain a cue and mean something else: what begins inside them is not seen. */
  readonly innocent: string;
  /** Added for messages of at most 70 characters: they speak of one thing. */
  readonly brief: number;
}

/** `A<gap>B` and `B<gap>A`. */
export function together(a: string, b: string, gap: number): string {
  return `${a}<${gap}>${b} ${b}<${gap}>${a}`;
}

/** What stands before an office or a barracks and is the city's to mend, whoever the neighbour is. */
export const STREET_THINGS =
  '(门口|路口|地铁|电梯|座椅|座位|路灯|停车|公交|盲道|井盖|垃圾|下水|化粪池|公厕|厕所|灯|积水|路面|绿化|台阶|卫生间|无障碍|红绿灯|斑马线|栏杆|围挡|饭店|早餐|早点|油烟|广告牌|站牌|饮水机|地砖|清运|消杀|补种|空地|电话打不通)';

/** A list of words as one group of alternatives. */
export function oneOf(words: string): string {
  return `(${words.trim().split(/\s+/).join('|')})`;
}
