package io.comptoir.delivery;

import io.comptoir.base.ShopId;
import io.comptoir.channel.Account;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Answers;
import io.comptoir.channel.ButtonIds;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Degradation;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.PaysInChat;
import io.comptoir.channel.Platform.InDoubt;
import io.comptoir.channel.Transport;
import io.comptoir.customer.ConsentStore;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.message.Content;
import io.comptoir.message.MessagingPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends a channel's messages: brought down to what it can show, part by part. */
public final class PlatformSender implements ChannelSender {
  private final Channel channel;
  private final Capabilities can;
  private final Accounts accounts;
  private final Transport transport;
  private final Function<ShopId, String> site;
  private final ReplyTokens replyTokens;
  private final ConsentStore consents;
  private final Function<ShopId, MessagingPolicy> policies;
  private final InstantSource clock;

  /**
   * @param site where our own pages are reached from outside, without a slash at its end
   */
  public PlatformSender(
      Channel channel,
      Accounts accounts,
      Transport transport,
      Function<ShopId, String> site,
      ReplyTokens replyTokens,
      ConsentStore consents,
      Function<ShopId, MessagingPolicy> policies,
      InstantSource clock) {
    this.channel = channel;
    this.can = Capabilities.of(channel.name()).orElseThrow();
    this.accounts = accounts;
    this.transport = transport;
    this.site = site;
    this.replyTokens = replyTokens;
    this.consents = consents;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public String channel() {
    return channel.name();
  }

  @Override
  public Set<String> accounts() {
    return accounts.all(channel.name()).stream().map(Account::id).collect(Collectors.toSet());
  }

  @Override
  public int perSecond() {
    return can.platform().perSecond();
  }

  @Override
  public OptionalLong monthlyQuota(String account) {
    return accounts
        .find(channel.name(), account)
        .map(Account::monthlyQuota)
        .orElse(OptionalLong.empty());
  }

  @Override
  public InDoubt inDoubt() {
    return can.platform().inDoubt();
  }

  @Override
  public Outcome send(Outgoing outgoing, Parts parts) {
    var account = accounts.find(channel.name(), outgoing.to().account());
    if (account.isEmpty()) {
      return new Outcome.Later(Duration.ZERO, "the account is not configured");
    }
    if (outgoing.parts() == 0) {
      switch (permission(outgoing)) {
        case Permission.Goes() -> {}
        case Permission.Waits(var until, var why) -> {
          return new Outcome.NotYet(until, why.code() + " until " + until);
        }
        case Permission.Stays stays -> {
          return new Outcome.Refused(stays.reason());
        }
      }
    }
    Outcome outcome = new Outcome.Sent("");
    var token = replyToken(outgoing);
    var calls = calls(account.get(), outgoing, token);
    for (var i = outgoing.parts(); i < calls.size(); i++) {
      var byToken = i == 0 && !token.isEmpty();
      outcome =
          byToken
              ? outcome(calls.getFirst().request())
              : send(account.get(), outgoing, calls.get(i));
      if (byToken && outcome instanceof Outcome.Refused) {
        // the token was used or is too old after all
        calls = calls(account.get(), outgoing, "");
        outcome = send(account.get(), outgoing, calls.getFirst());
      }
      if (!(outcome instanceof Outcome.Sent)) {
        return outcome;
      }
      if (i + 1 < calls.size()) {
        parts.out(i + 1);
      }
    }
    return outcome;
  }

  private Permission permission(Outgoing outgoing) {
    return Permission.of(
        outgoing,
        can,
        policies.apply(outgoing.shop()),
        consents.newest(outgoing.to()),
        clock.instant());
  }

  private String replyToken(Outgoing outgoing) {
    var good = can.platform().replyToken();
    return good.isEmpty() || outgoing.parts() > 0
        ? ""
        : replyTokens.take(outgoing.to(), outgoing.thread(), good.get(), clock.instant());
  }

  private List<Channel.Call> calls(Account account, Outgoing outgoing, String replyToken) {
    var content = outgoing.message().content();
    if (channel instanceof PaysInChat till
        && till.pays(account)
        && content instanceof Content.PaymentBlock payment
        && payment.url() != null
        && payment.state().equals("pending")) {
      var bill = till.bill(account, envelope(outgoing, ""), payment);
      return List.of(new Channel.Call(bill, List.of(payment)));
    }
    var shown =
        channel.showsWhole(account, content)
            ? List.of(content)
            : Degradation.degrade(
                content,
                channel.capabilities(account),
                outgoing.language(),
                site.apply(outgoing.shop()));
    var parts =
        shown.stream()
            .map(part -> ButtonIds.marked(part, content, outgoing.message().seq()))
            .toList();
    return channel.calls(account, envelope(outgoing, replyToken), parts);
  }

  private Outcome send(Account account, Outgoing outgoing, Channel.Call call) {
    var outcome = outcome(call.request());
    if (!(outcome instanceof Outcome.Refused
        && call.shows().stream().anyMatch(part -> part instanceof Content.Image))) {
      return outcome;
    }
    // a picture that the platform cannot fetch takes no words with it
    var words =
        call.shows().stream()
            .flatMap(
                part ->
                    Degradation.withoutPictures(
                        part,
                        channel.capabilities(account),
                        outgoing.language(),
                        site.apply(outgoing.shop()))
                        .stream())
            .toList();
    for (var other : channel.calls(account, envelope(outgoing, ""), words)) {
      outcome = outcome(other.request());
      if (!(outcome instanceof Outcome.Sent)) {
        return outcome;
      }
    }
    return outcome;
  }

  private Outcome outcome(Request request) {
    return switch (transport.send(request)) {
      case Answer.Received answer -> channel.outcome(answer);
      case Answer.Failed(var failure) -> Answers.none(failure);
    };
  }

  private Envelope envelope(Outgoing outgoing, String replyToken) {
    return new Envelope(
        outgoing.to().externalId(),
        outgoing.thread(),
        outgoing.message().id(),
        outgoing.message().author(),
        outgoing.language(),
        outgoing.heardAt(),
        clock.instant(),
        site.apply(outgoing.shop()),
        replyToken);
  }
}
