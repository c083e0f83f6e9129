env = ENV
ENV['SSL_CERT_FILE'] = env['CA']
require 'mail'
options = { address: 'localhost', port: Integer(env['PORT']), domain: env['EHLO'], open_timeout: 3, read_timeout: 3 }
case env['TLS']
when 'implicit' then options[:tls] = true
when 'starttls' then options[:enable_starttls] = true
else options.merge!(enable_starttls_auto: false)
end
options.merge!(user_name: 'joe@example.com', password: env['PASSWORD'], authentication: :plain) if env['LOGIN'] == 'yes'
begin
  mail = Mail.new(from: env['FROM'], to: env['TO'].split(','), subject: 'Test', body: 'Test')
  mail.delivery_method(:smtp, options)
  mail.deliver!
  puts 'sent'
rescue StandardError => e
  puts e.full_message(highlight: false)
end
