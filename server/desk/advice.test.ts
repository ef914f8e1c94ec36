import { describe, expect, test } from 'vitest';
import { organisationFrom } from '#domain/organisation/organisation.ts';
import type { Platform } from '#domain/organisation/unit.ts';
import { adviceFor } from './advice.ts';

const platform: Platform = {
  id: 'east',
  name: '东湖区',
  brand: '东湖办',
  colour: '#123456',
  area: '990101',
  prefix: 'EA',
  centre: 'east-centre',
  takesPublicAppeals: true,
  entry: { public: 'community', patrol: 'community' },
  phone: '000',
};
const screening = {
  numbers: { police: '1', fire: '2', ambulance: '3', traffic: '4' },
  own: '湖城',
  elsewhere: '北京 东湖',
  near: '南山县',
};
const city = {
  organisation: organisationFrom({ platforms: [platform], units: [], posts: [] }),
  texts: new Map([['screening', screening]]),
};

describe('advice before sending', () => {
  test('names the number that this city gives', () => {
    expect(adviceFor(city, '着火了！窗户往外冒浓烟，快来人！')).toEqual({ ground: 'emergency', phone: '2' });
  });

  test('knows places elsewhere, near and far, and the names of the city and its parts', () => {
    expect(adviceFor(city, '我家住在南山县，路灯坏了。').ground).toBe('outside_jurisdiction');
    expect(adviceFor(city, '我家住在北京朝阳区，路灯坏了。').ground).toBe('outside_jurisdiction');
    expect(adviceFor(city, '我家住在东湖的小区，路灯坏了。').ground).toBeNull();
    expect(adviceFor(city, '我在北京的朋友来湖城，下车的路口没有灯。').ground).toBeNull();
  });

  test('says nothing of what the platform is there for', () => {
    expect(adviceFor(city, '楼道灯不亮，老人上下楼不方便。')).toEqual({ ground: null, phone: null });
  });
});
