require 'net/smtp'
begin
  smtp = Net::SMTP.new('localhost', Integer(ENV.fetch('PORT')))
  smtp.set_debug_output($stdout)
  smtp.open_timeout = 3
  smtp.read_timeout = 3
  context = Net::SMTP.default_ssl_context(nil) rescue OpenSSL::SSL::SSLContext.new
  context.set_params(ca_file: ENV.fetch('CA'), verify_mode: OpenSSL::SSL::VERIFY_PEER)
  case ENV.fetch('TLS')
  when 'implicit' then smtp.enable_tls(context)
  when 'starttls' then smtp.enable_starttls(context)
  else smtp.disable_starttls
  end
  login = ENV['LOGIN'] == 'yes' ? ['joe@example.com', 'hunter22', :plain] : []
  smtp.start(ENV.fetch('EHLO'), *login) do |session|
    session.send_message("Subject: Test\r\n\r\nTest\r\n", ENV.fetch('FROM'), ENV.fetch('TO').split(','))
  end
rescue StandardError => e
  puts e.full_message(highlight: false)
end
