/** Two short tones, so that whoever looks elsewhere looks here. Silent where the browser lets no page make a sound yet. */
export function ring(): void {
  try {
    const sound = new AudioContext();
    if (sound.state !== "running") {
      void sound.close();
      return;
    }
    const end = sound.currentTime + 0.5;
    for (const [start, hertz] of [
      [0, 880],
      [0.22, 660],
    ] as const) {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.15, sound.currentTime + start);
      volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + start + 0.2);
      tone.connect(volume).connect(sound.destination);
      tone.start(sound.currentTime + start);
      tone.stop(end);
    }
    setTimeout(() => void sound.close(), 800);
  } catch {
    // A browser without sound still shows it.
  }
}
