// Hardened JavaScript: intrinsics are frozen before the package is loaded.
import "ses";

lockdown();
const { exercise } = await import(process.argv[2]);
console.log(JSON.stringify(await exercise(JSON.parse(process.argv[3]))));
