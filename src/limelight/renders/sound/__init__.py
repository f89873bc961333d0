"""Sound of a timeline: speech and ducked music as one loudness-normalised stereo file.

Doors: `mixing.mix`, and for measuring `loudness.integrated_lufs`, `loudness.true_peak_dbtp`;
`targets` says how loud platforms want it; `waves` reads and writes WAV.
Arrays are float32, shaped (channels, frames), 48 kHz; sounds of any length go by in blocks and wait
on a `tape.Tape`. The rule most often broken: nothing here is measured or limited by sample peaks,
always by true peaks.
"""
