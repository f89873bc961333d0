"""Letters by SMTP, or printed where the studio was started. Serves `accounts.ports.Mailer`."""
