import { createMockCodat, type MockClock } from "codat-expenses/mock";
import { describe, expect, test } from "vitest";

const startsAt = "2026-08-03T09:00:00Z";
const virtualClock = () => createMockCodat({ startsAt }).clock;
const sinceStart = (clock: MockClock) => clock.now() - Date.parse(startsAt);

describe("a virtual clock", () => {
  test("stands still by itself", async () => {
    const clock = virtualClock();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sinceStart(clock)).toBe(0);
  });

  test("jumps on to each sleeper, in the order in which they wake", async () => {
    const clock = virtualClock();
    const woken: [string, number][] = [];
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push([name, sinceStart(clock)]);
    };
    await Promise.all([sleep("day", 86_400_000), sleep("hour", 3_600_000), sleep("none", 0)]);
    expect(woken).toEqual([
      ["none", 0],
      ["hour", 3_600_000],
      ["day", 86_400_000],
    ]);
  });

  test("lets who was woken act, and sleep again, before the next one is", async () => {
    const clock = virtualClock();
    const woken: string[] = [];
    const poll = async () => {
      for (const name of ["first", "second", "third"]) {
        await clock.sleep(1000);
        woken.push(name);
      }
    };
    await Promise.all([poll(), clock.sleep(2500).then(() => woken.push("other"))]);
    expect(woken).toEqual(["first", "second", "other", "third"]);
  });

  test("forgets a sleeper whose signal aborts", async () => {
    const clock = virtualClock();
    clock.freeze();
    const controller = new AbortController();
    const slept = clock.sleep(1000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(slept).rejects.toThrow("enough");
    await expect(clock.sleep(1, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
    await clock.advance(5000);
    expect(sinceStart(clock)).toBe(5000);
  });

  test("wakes sleepers at their moments when it is moved on", async () => {
    const clock = virtualClock();
    clock.freeze();
    const woken: number[] = [];
    const rest = (async () => {
      for (const ms of [100, 200, 300]) {
        await clock.sleep(ms);
        woken.push(sinceStart(clock));
      }
    })();
    await clock.advance(350);
    expect(woken).toEqual([100, 300]);
    expect(sinceStart(clock)).toBe(350);
    clock.run();
    await rest;
    expect(woken).toEqual([100, 300, 600]);
  });

  test("frozen, it wakes no sleeper", async () => {
    const clock = virtualClock();
    clock.freeze();
    expect(clock.isFrozen).toBe(true);
    let isAwake = false;
    const slept = clock.sleep(10).then(() => {
      isAwake = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAwake).toBe(false);
    clock.run();
    await slept;
    expect(sinceStart(clock)).toBe(10);
  });

  test("an alarm rings when time comes to it, and brings no time along", async () => {
    const clock = virtualClock();
    const rung: number[] = [];
    clock.alarm(Date.parse(startsAt) + 5000, () => rung.push(sinceStart(clock)));
    const cancel = clock.alarm(Date.parse(startsAt) + 6000, () => rung.push(-1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sinceStart(clock)).toBe(0);
    cancel();
    await clock.sleep(10_000);
    expect(rung).toEqual([5000]);
  });

  test("never goes back", async () => {
    const clock = virtualClock();
    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
    await expect(clock.advanceTo("2026-08-03T08:59:59Z")).rejects.toThrow(RangeError);
    await expect(clock.advanceTo("yesterday")).rejects.toThrow(RangeError);
  });
});

describe("a real clock", () => {
  test("flows, waits in earnest, and can be moved on and frozen", async () => {
    const { clock } = createMockCodat({ clock: "real" });
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    const before = clock.now();
    await clock.sleep(20);
    expect(clock.now() - before).toBeGreaterThanOrEqual(20);
    const slept = clock.sleep(3_600_000);
    await clock.advance(3_600_000);
    await slept;
    expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    clock.freeze();
    const frozenAt = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(clock.now()).toBe(frozenAt);
  });
});

describe("a mock that listens", () => {
  test("lets time flow for clients elsewhere, and jump for those that share its clock", async () => {
    const mock = createMockCodat({ startsAt });
    const { close } = await mock.listen();
    const before = mock.clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(mock.clock.now() - before).toBeGreaterThanOrEqual(10);
    await mock.clock.sleep(3_600_000);
    expect(mock.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    await close();
  });

  test("keeps to virtual time where that was asked for", async () => {
    const mock = createMockCodat({ startsAt, clock: "virtual" });
    const { close } = await mock.listen();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sinceStart(mock.clock)).toBe(0);
    await close();
  });
});
