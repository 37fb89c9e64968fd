import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Where `npm run dev` finds the running centre.
const centre = "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../static",
    emptyOutDir: true,
    // Ant Design is one big piece that changes seldom; the pages are small and change often.
    chunkSizeWarningLimit: 1100,
  },
  server: {
    proxy: {
      "/api": centre,
      "/ws": { target: centre.replace("http", "ws"), ws: true },
      "/openapi.json": centre,
    },
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
