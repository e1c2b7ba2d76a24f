package io.comptoir.delivery;

import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Platform.Support;
import io.comptoir.customer.Consent;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.message.MessagingPolicy.Approval;
import io.comptoir.message.MessagingPolicy.MessageTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a message may go now, by its platform's rules and its shop's. */
public sealed interface Permission {
  /** A message this soon after the person's own is an answer: it is never unasked. */
  Duration ANSWERING = Duration.ofHours(1);

  /** Where the platform has a tag for people, a person's message may need it: the channel knows. */
  record Goes() implements Permission {}

  /** Not before then. */
  record Waits(Instant until, Why why) implements Permission {}

  /**
   * Never, as it is.
   *
   * @param instead what could be sent, nearest first
   */
  record Stays(Why why, String detail, List<String> instead) implements Permission {
    public Stays {
      instead = List.copyOf(instead);
    }

    /** For those who run the shop: {@code window_closed: …; instead: …}. */
    public String reason() {
      return why.code()
          + ": "
          + detail
          + (instead.isEmpty() ? "" : "; instead: " + String.join(", or ", instead));
    }
  }

  /** Why a message does not go now. */
  enum Why {
    OPTED_OUT,
    NO_CONSENT,
    NEVER_WROTE,
    WINDOW_CLOSED,
    NO_TEMPLATES_HERE,
    UNKNOWN_TEMPLATE,
    TEMPLATE_NOT_APPROVED,
    TEMPLATE_LANGUAGE,
    TEMPLATE_PARAMETERS,
    QUIET_HOURS;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param can the channel's row
   * @param consent the newest of the person's
   */
  static Permission of(
      Outgoing message,
      Capabilities can,
      MessagingPolicy shop,
      Optional<Consent> consent,
      Instant now) {
    return new Asked(message, can, shop, consent, now).permission();
  }

  /** The question, rule by rule. */
  record Asked(
      Outgoing message,
      Capabilities can,
      MessagingPolicy shop,
      Optional<Consent> consent,
      Instant now) {

    Permission permission() {
      var person = message.message().author().type() == Author.Type.AGENT;
      return personalRefusal()
          .or(this::templateRefusal)
          .or(() -> windowRefusal(person))
          .or(() -> quiet(person))
          .orElseGet(Goes::new);
    }

    private Optional<Permission> personalRefusal() {
      var rules = can.platform();
      if (consent.isPresent() && !consent.get().given() && !wroteAgain(consent.get())) {
        return stays(Why.OPTED_OUT, "the person asked to hear nothing here any more", List.of());
      }
      if (message.heardAt().isEmpty() && rules.userStarts()) {
        return stays(
            Why.NEVER_WROTE,
            "on this channel only the person can begin",
            List.of("a link that opens the conversation"));
      }
      if (message.heardAt().isEmpty() && rules.optIn() && consent.isEmpty()) {
        return stays(
            Why.NO_CONSENT,
            "the person never wrote, and there is no proof that they agreed",
            List.of("their consent with its proof, and then this"));
      }
      return Optional.empty();
    }

    /** Whoever writes again wants an answer, unless the channel needs a word to begin anew. */
    private boolean wroteAgain(Consent stop) {
      return !can.platform().optIn()
          && message.heardAt().filter(heard -> heard.isAfter(stop.at())).isPresent();
    }

    private Optional<Permission> templateRefusal() {
      if (!(message.message().content() instanceof Content.Template(var name, var parameters))) {
        return Optional.empty();
      }
      if (can.platform().template() != Support.NATIVE) {
        return stays(
            Why.NO_TEMPLATES_HERE,
            can.channel() + " has no templates",
            List.of("its words as a text"));
      }
      var found = shop.template(can.channel(), name);
      if (found.isEmpty()) {
        return stays(Why.UNKNOWN_TEMPLATE, "shop.yml names no template " + name, templates());
      }
      return unfit(found.get(), parameters);
    }

    private Optional<Permission> unfit(MessageTemplate template, List<String> parameters) {
      if (template.approval() != Approval.APPROVED) {
        return stays(
            Why.TEMPLATE_NOT_APPROVED,
            template.name() + " is " + template.approval().name().toLowerCase(Locale.ROOT),
            templates());
      }
      if (!template.languages().contains(message.language())) {
        return stays(
            Why.TEMPLATE_LANGUAGE,
            template.name() + " is not there in " + message.language().code(),
            templates());
      }
      if (template.parameters().size() != parameters.size()) {
        return stays(
            Why.TEMPLATE_PARAMETERS,
            template.name()
                + " takes "
                + template.parameters().size()
                + " ("
                + String.join(", ", template.parameters())
                + "), not "
                + parameters.size(),
            List.of());
      }
      return Optional.empty();
    }

    private Optional<Permission> windowRefusal(boolean person) {
      if (isTemplate() || inWindow()) {
        return Optional.empty();
      }
      var forPeople = can.platform().agentWindow();
      if (forPeople.isPresent() && within(forPeople.get())) {
        if (person) {
          return Optional.empty();
        }
        var instead = new ArrayList<String>();
        instead.add(
            "a message by one of your people, " + hours(forPeople.get()) + " after theirs at most");
        instead.addAll(templates());
        return stays(Why.WINDOW_CLOSED, closed(), instead);
      }
      return stays(Why.WINDOW_CLOSED, closed(), templates());
    }

    private String closed() {
      var window = can.platform().window().orElse(Duration.ZERO);
      return message
              .heardAt()
              .map(heard -> "they wrote " + hours(Duration.between(heard, now)) + " ago, ")
              .orElse("they never wrote, ")
          + hours(window)
          + " are allowed";
    }

    private static String hours(Duration duration) {
      return duration.toHours() + " h";
    }

    private List<String> templates() {
      return shop.approved(can.channel(), message.language()).stream()
          .map(template -> "the template " + template.name())
          .toList();
    }

    private Optional<Permission> quiet(boolean person) {
      return person || within(ANSWERING)
          ? Optional.empty()
          : shop.quietHours()
              .flatMap(hours -> hours.endFrom(now))
              .map(until -> new Waits(until, Why.QUIET_HOURS));
    }

    private boolean isTemplate() {
      return message.message().content() instanceof Content.Template;
    }

    private boolean inWindow() {
      return can.platform().window().map(this::within).orElse(true);
    }

    private boolean within(Duration time) {
      return message.heardAt().filter(heard -> !heard.plus(time).isBefore(now)).isPresent();
    }

    private static Optional<Permission> stays(Why why, String detail, List<String> instead) {
      return Optional.of(new Stays(why, detail, instead));
    }
  }
}
