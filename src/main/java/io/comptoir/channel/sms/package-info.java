/** SMS and MMS, by Twilio’s Messages resource (twilio.com/docs/messaging/api/message-resource). */
@NullMarked
package io.comptoir.channel.sms;

import org.jspecify.annotations.NullMarked;
