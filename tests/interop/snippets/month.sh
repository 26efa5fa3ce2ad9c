curl -s --data-binary @protos/csv/bookings.ja.csv "http://127.0.0.1:5080/v1/csv/bookings?municipality_code=312011"
