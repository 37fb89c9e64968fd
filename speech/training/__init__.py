"""Making the small model that ships: sentences → espeak-ng's voices → acoustic network, lexicon, language model → Vosk.

``python -m speech.training --out DIR`` (or ``make model``) does all of it; README.md says what it needs and what came
of it. The product never imports this package, and importing it needs nothing but what the product needs: PyTorch,
kaldifst, kaldi-native-fbank, scipy and jieba (the extra ``training``) are imported where they are used.
"""
