// What the compiler's glue expects of a browser and bare V8 lacks, and a fixed clock in UTC: same data, same bytes.
const ignore = () => {};
const firstLines = text => text.split('\n').slice(0, 2).join(' ');
globalThis.console = { log: ignore, info: ignore, warn: ignore, error: (...args) => { globalThis.panic ??= firstLines(args.join(' ')); } };
globalThis.queueMicrotask = callback => { Promise.resolve().then(callback); };

globalThis.TextDecoder = class {
  decode(bytes = []) {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return decodeURIComponent(escape(text));
  }
};

globalThis.TextEncoder = class {
  encode(text) { return Uint8Array.from(unescape(encodeURIComponent(text.toWellFormed())), c => c.charCodeAt(0)); }
};

Date.now = () => globalThis.now;
Date.prototype.getTimezoneOffset = () => 0;
