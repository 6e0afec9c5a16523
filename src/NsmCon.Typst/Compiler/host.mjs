import 'shims.mjs';
import { initSync, TypstCompilerBuilder } from 'typst_ts_web_compiler.mjs';

const stackSize = 64 << 20; // rustc reserves 1 MiB, which a long document overflows
const memoryLimit = 1 << 30; // as limit-memory.mjs sets it
let exports, builder, compiler;

globalThis.newBytes = length => new Uint8Array(length);

globalThis.init = wasm => {
  exports = initSync({ module: wasm });
  const oldTop = exports.__wbindgen_add_to_stack_pointer(0);
  exports.__wbindgen_add_to_stack_pointer(exports.__wbindgen_export(stackSize, 16) + stackSize - oldTop);
  builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
};

globalThis.addFont = font => builder.add_raw_font(font);
globalThis.build = async () => { compiler = await builder.build(); };
globalThis.addFile = (path, content) => compiler.map_shadow(path, content);

globalThis.compile = path => {
  const { result, diagnostics } = compiler.compile(path, undefined, 'pdf', 3);
  compiler.reset_shadow();
  compiler.reset();
  return result ?? JSON.stringify(diagnostics);
};

globalThis.breakdown = () => {
  if (exports.memory.buffer.byteLength > memoryLimit * 0.9) return 'The document was stopped: it needed more than 1 GB of memory.';
  return 'The typesetter broke down at this document' + (globalThis.panic ? `: ${globalThis.panic}` : '. Its parts may be nested too deeply.');
};
