import 'shims.mjs';

const stackSize = 64 << 20; // rustc reserves 1 MiB, which a long document overflows
const memoryToKeep = 176 << 20;
let module, exports, builder, compiler, failure;

// The glue keeps its instance for ever. As a function it can be had again, with an instance of its own.
const body = glue.slice(0, glue.indexOf('\nexport { initSync };')).replaceAll(/^export /gm, '').replace('import.meta.url', '""');
const makeGlue = new Function(`${body}\nreturn { initSync, TypstCompilerBuilder };`);

globalThis.newBytes = length => new Uint8Array(length);
globalThis.load = wasm => { module = new WebAssembly.Module(wasm); };

globalThis.drop = () => { exports = builder = compiler = failure = globalThis.panic = undefined; };

globalThis.begin = () => {
  const { initSync, TypstCompilerBuilder } = makeGlue();
  exports = initSync({ module });
  const oldTop = exports.__wbindgen_add_to_stack_pointer(0);
  exports.__wbindgen_add_to_stack_pointer(exports.__wbindgen_export(stackSize, 16) + stackSize - oldTop);
  builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
};

globalThis.addFont = font => builder.add_raw_font(font);
globalThis.build = async () => { compiler = await builder.build(); };
globalThis.addFile = (path, content) => compiler.map_shadow(path, content);

globalThis.compile = path => {
  try {
    const { result, diagnostics } = compiler.compile(path, undefined, 'pdf', 3);
    compiler.reset_shadow();
    compiler.reset();
    return result ?? JSON.stringify(diagnostics);
  } catch (error) {
    failure = error;
    throw error;
  }
};

// Typst keeps what it has worked out, which makes the next document quick, and never lets it go.
globalThis.isSpent = () => failure !== undefined || exports.memory.buffer.byteLength > memoryToKeep;

// Rust says why it panics, but not that no memory was left. What else can break it is a stack that overflows.
globalThis.breakdown = () => {
  if (globalThis.panic) return `The typesetter broke down at this document: ${globalThis.panic}`;
  if (failure?.message === 'unreachable') return 'The document was stopped: it needed more than 1 GB of memory.';
  return 'The document was stopped: its parts are nested too deeply, or it has too many pages.';
};
