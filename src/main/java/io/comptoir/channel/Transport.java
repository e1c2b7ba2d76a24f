package io.comptoir.channel;

import io.comptoir.http.Answer;
import io.comptoir.http.Request;

/** Carries requests to a platform: {@link io.comptoir.http.OutgoingHttp}, or a test's own. */
@FunctionalInterface
public interface Transport {
  Answer send(Request request);
}
