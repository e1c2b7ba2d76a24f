package io.comptoir.command;

import io.comptoir.channel.Transcriber;
import io.comptoir.channel.TranscriptionService;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service that writes voice notes down, as the operator's environment names it. */
record Transcription(Transcriber transcriber, OutgoingHttp http) implements AutoCloseable {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(2), Duration.ofSeconds(8), 1 << 20, 16, 5, Duration.ofSeconds(30));

  /**
   * @return empty where none is named
   * @throws Failure when its address is not one
   */
  static Optional<Transcription> asked(Map<String, String> environment) {
    var given = environment.getOrDefault("COMPTOIR_TRANSCRIPTION_URL", "").strip();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (!given.matches("https?://[^/?#\\s]+")) {
      throw new Failure(
          "COMPTOIR_TRANSCRIPTION_URL is written https://speech.example.com, without a path.");
    }
    var address = URI.create(given);
    var http = new OutgoingHttp(LIMITS, List.of(address));
    return Optional.of(
        new Transcription(
            new TranscriptionService(
                address,
                environment.getOrDefault("COMPTOIR_TRANSCRIPTION_KEY", ""),
                environment.getOrDefault("COMPTOIR_TRANSCRIPTION_MODEL", "whisper-1"),
                http::send),
            http));
  }

  @Override
  public void close() {
    http.close();
  }
}
