package io.comptoir.channel;

/** What a platform hears from us. */
public record WebhookReply(int status, String contentType, String body) {
  public static final WebhookReply OK = new WebhookReply(200, "application/json", "{}");

  public static WebhookReply text(String body) {
    return new WebhookReply(200, "text/plain; charset=utf-8", body);
  }

  public static WebhookReply json(String body) {
    return new WebhookReply(200, "application/json", body);
  }
}
