package io.comptoir.channel;

import io.comptoir.http.Request;
import io.comptoir.message.Content;
import java.util.Optional;

/** A channel on which an order can be paid without leaving the conversation. */
public interface PaysInChat {
  /** Whether this account takes money in the conversation; else its page is linked. */
  boolean pays(Account account);

  /** The call that asks for the money. */
  Request bill(Account account, Envelope envelope, Content.PaymentBlock payment);

  /**
   * The answer to {@link ChannelEvent.AboutToPay}; empty where the platform asks nothing.
   *
   * @param refusal why the money is not to be taken, in the person's language; empty when it is
   */
  Optional<Request> answer(Account account, String query, Optional<String> refusal);
}
