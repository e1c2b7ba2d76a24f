package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A speech recogniser that speaks the widespread interface {@code POST /v1/audio/transcriptions}: a
 * form with the file, answered with its {@code text}. Many run on one's own machine.
 */
public final class TranscriptionService implements Transcriber {
  private static final String BOUNDARY = "comptoir-voice-5f1c9e7a";
  private static final int MAX_CHARS = 4_000;

  private final URI address;
  private final String key;
  private final String model;
  private final Transport transport;

  /**
   * @param address of the service, without the path
   * @param key "" where it asks for none
   */
  public TranscriptionService(URI address, String key, String model, Transport transport) {
    this.address = address;
    this.key = key;
    this.model = model;
    this.transport = transport;
  }

  @Override
  public Optional<Transcript> transcribe(MediaFile voice, Language language) {
    var form = new ByteArrayOutputStream();
    field(form, "model", model);
    field(form, "language", language.code());
    field(form, "response_format", "json");
    part(form, "name=\"file\"; filename=\"voice." + ending(voice.kind()) + "\"", voice.kind());
    form.writeBytes(voice.bytes());
    write(form, "\r\n--" + BOUNDARY + "--\r\n");
    var request =
        Request.post("voice.transcribe", URI.create(address + "/v1/audio/transcriptions"))
            .body("multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());
    var asked = key.isEmpty() ? request : request.bearer(key);
    return transport.send(asked) instanceof Answer.Received answer && answer.ok()
        ? Payload.optional(Answers.json(answer), "text")
            .map(String::strip)
            .filter(text -> !text.isEmpty() && text.length() <= MAX_CHARS)
            .map(text -> new Transcript(text, 1))
        : Optional.empty();
  }

  private static void field(ByteArrayOutputStream form, String name, String value) {
    part(form, "name=\"" + name + "\"", "text/plain; charset=utf-8");
    write(form, value + "\r\n");
  }

  private static void part(ByteArrayOutputStream form, String disposition, String kind) {
    write(
        form,
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; "
            + disposition
            + "\r\nContent-Type: "
            + (kind.matches("[a-z0-9.+/; =-]{1,80}") ? kind : "application/octet-stream")
            + "\r\n\r\n");
  }

  private static void write(ByteArrayOutputStream form, String text) {
    form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String ending(String kind) {
    return switch (kind) {
      case "audio/mpeg" -> "mp3";
      case "audio/mp4", "audio/aac" -> "m4a";
      case "audio/wav", "audio/x-wav" -> "wav";
      default -> "ogg";
    };
  }
}
