/** What it takes to send mail; where it is not set, none is sent. */
export type MailSettings = {
  /** smtp: or smtps:, with user and password where the server asks for them. */
  smtpUrl: string;
  from: string;
  /** 'HH:MM' by London's clock. */
  digestAt: string;
};
