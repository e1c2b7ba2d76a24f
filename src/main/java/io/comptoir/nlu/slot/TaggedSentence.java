package io.comptoir.nlu.slot;

import java.util.List;

/**
 * Tokens with a tag each, in BIO: {@code B-city} begins a city, {@code I-city} goes on with it,
 * {@code O} is outside.
 */
public record TaggedSentence(List<String> tokens, List<String> tags) {
  public TaggedSentence {
    tokens = List.copyOf(tokens);
    tags = List.copyOf(tags);
    if (tokens.size() != tags.size()) {
      throw new IllegalArgumentException(
          "%d tokens but %d tags".formatted(tokens.size(), tags.size()));
    }
  }

  public int size() {
    return tokens.size();
  }
}
