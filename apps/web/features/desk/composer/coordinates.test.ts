import { coordinatesIn, degreesIn, MAX_DEGREES } from "./coordinates.ts";

describe("degrees as typed", () => {
  test.each([
    ["45.0703", 45.0703],
    [" 7,6869 ", 7.6869],
    ["-33", -33],
    ["−33.5°", -33.5],
    ["90", 90],
    ["0", 0],
  ])("%j is %d", (typed, degrees) => expect(degreesIn(typed, MAX_DEGREES.latitude)).toBe(degrees));

  test.each(["", "90.1", "abc", "45.07.03", "1e2", "4 5", "--4", "45,07,1"])("%j is none", (typed) =>
    expect(degreesIn(typed, MAX_DEGREES.latitude)).toBeNull(),
  );
});

describe("both coordinates out of what is pasted", () => {
  const mole = { latitude: 45.0703, longitude: 7.6869 };
  test.each([
    "45.0703, 7.6869",
    "45.0703,7.6869",
    "(45.0703; 7.6869)",
    "45.0703 7.6869",
    "45,0703; 7,6869",
    "45,0703, 7,6869",
    "45,0703 7,6869",
    "45.0703° N, 7.6869° E",
    "geo:45.0703,7.6869;u=35",
    "geo:45.0703,7.6869?z=16",
    "https://www.google.com/maps?q=45.0703,7.6869",
    "https://maps.google.com/?q=loc:45.0703,7.6869&z=15",
    "https://www.google.com/maps/search/?api=1&query=45.0703%2C7.6869",
    "https://www.google.com/maps/@45.0703,7.6869,17z",
    "https://www.google.com/maps/place/Mole+Antonelliana/@45.1,7.7,17z/data=!3m1!8m2!3d45.0703!4d7.6869",
    "https://www.openstreetmap.org/?mlat=45.0703&mlon=7.6869#map=16/45.1/7.7",
    "https://www.openstreetmap.org/#map=16/45.0703/7.6869",
    "https://maps.apple.com/?ll=45.0703,7.6869&q=Mole",
    "https://waze.com/ul?ll=45.0703%2C7.6869&navigate=yes",
    "https://www.bing.com/maps?cp=45.0703~7.6869&lvl=16",
  ])("%s", (pasted) => expect(coordinatesIn(pasted)).toEqual(mole));

  test("degrees, minutes and seconds", () => {
    const found = coordinatesIn(`45°04'13.1"N 7°41'12.8"E`);
    expect(found?.latitude).toBeCloseTo(45.07031, 4);
    expect(found?.longitude).toBeCloseTo(7.68689, 4);
  });

  test("south and west count down", () =>
    expect(coordinatesIn("33.86° S, 70.5° W")).toEqual({ latitude: -33.86, longitude: -70.5 }));

  test.each([
    "",
    "Via Po 1, Torino",
    "45.0703",
    "95, 7",
    "45, 181",
    "1, 2, 3",
    "https://maps.app.goo.gl/AbCdEf123",
    "https://example.com/45/7",
    "https://%zz",
    "7.6869° E, 45.0703° N",
  ])("%j holds none", (pasted) => expect(coordinatesIn(pasted)).toBeNull());

  test("a long paste is read at once", () => expect(coordinatesIn("4".repeat(1_000_000))).toBeNull());
});
