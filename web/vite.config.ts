import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const roots = ['citizen', 'staff', 'command'];
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds one front end, named by the environment variable ROOT. */
export default defineConfig(() => {
  const name = process.env.ROOT ?? 'citizen';
  if (!roots.includes(name)) throw new Error(`ROOT is "${name}"; it must be one of ${roots.join(', ')}`);
  return {
    root: here(name),
    base: name === 'citizen' ? '/' : `/${name}/`,
    cacheDir: here(`../var/vite/${name}`),
    plugins: [vue()],
    // The route table carries schemas that only the server runs; pages need its methods and paths.
    resolve: { alias: { typebox: here('api/no-schemas.ts') } },
    build: {
      outDir: here(`dist/${name}`),
      emptyOutDir: true,
      // What the web views of WeChat on phones still in use understand.
      target: ['chrome87', 'safari14'],
      reportCompressedSize: false,
    },
    server: {
      // The server refuses what comes from another origin: the page's own host goes through.
      proxy: { '/api': { target: process.env.API ?? 'http://127.0.0.1:8080', changeOrigin: false } },
    },
  };
});
